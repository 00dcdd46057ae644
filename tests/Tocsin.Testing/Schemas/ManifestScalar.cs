using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tocsin.Testing.Schemas;

/// <summary>Scalars of manifests, typed as YAML 1.1 types them.</summary>
internal static partial class ManifestScalar
{
    /// <summary>What is wrong with <paramref name="node"/> as a value of <paramref name="type"/>; null when nothing is.</summary>
    public static string? Problem(YamlNode node, string type, string format)
    {
        if (node is not YamlScalarNode scalar)
        {
            return $"a value of type {type} is expected";
        }

        var text = scalar.Value ?? "";
        var plain = scalar.Style == ScalarStyle.Plain;
        return (type, format) switch
        {
            (_, "int-or-string") => plain && !Integer().IsMatch(text) && !IsPlainString(text) ? $"\"{text}\" is neither an integer nor a string" : null,
            (_, "quantity") => Quantity().IsMatch(text) ? null : $"\"{text}\" is no quantity",
            ("integer", _) => plain && Integer().IsMatch(text) ? null : $"\"{text}\" is no integer",
            ("number", _) => plain && Number().IsMatch(text) ? null : $"\"{text}\" is no number",
            ("boolean", _) => plain && Boolean().IsMatch(text) ? null : $"\"{text}\" is no boolean",
            ("string", "byte") => Convert.TryFromBase64String(text, new byte[text.Length], out _) ? null : "not base64",
            ("string", "date-time") => DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) ? null : $"\"{text}\" is no time",
            ("string", _) => !plain || IsPlainString(text) ? null : $"\"{text}\" is no string: put it in quotes",
            _ => $"a type that this check does not know: {type}",
        };
    }

    private static bool IsPlainString(string text) => !Number().IsMatch(text) && !Boolean().IsMatch(text) && !Null().IsMatch(text);

    [GeneratedRegex(@"^[-+]?\d+$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\d[\d_]*(\.\d*)?|\.\d+)([eE][-+]?\d+)?$|^0x[\da-fA-F]+$|^0o?[0-7]+$")]
    private static partial Regex Number();

    [GeneratedRegex("^(?:true|false|yes|no|on|off|y|n)$", RegexOptions.IgnoreCase)]
    private static partial Regex Boolean();

    [GeneratedRegex("^(?:~|null|)$", RegexOptions.IgnoreCase)]
    private static partial Regex Null();

    /// <summary>Source: the description of <c>io.k8s.apimachinery.pkg.api.resource.Quantity</c>.</summary>
    [GeneratedRegex(@"^[-+]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?\d+)?$")]
    private static partial Regex Quantity();
}
