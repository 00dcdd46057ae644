using System.Text.Json;

namespace Tocsin.Server.Ingest;

internal static class JsonKind
{
    extension(JsonTokenType token)
    {
        /// <summary>What a value is, in the words of Go's decoder.</summary>
        public ReadOnlySpan<byte> Kind() => token switch
        {
            JsonTokenType.StartObject => "object"u8,
            JsonTokenType.StartArray => "array"u8,
            JsonTokenType.String => "string"u8,
            JsonTokenType.Number => "number"u8,
            JsonTokenType.True or JsonTokenType.False => "bool"u8,
            _ => "null"u8,
        };
    }
}
