using System.Text.Json;

namespace Tocsin.GoTemplates.Html;

/// <summary>
/// What Go's html/template gives. Each line of a table is a template, its data, and the output or the error after <c>html/template:name</c>. The data is JSON, in which
/// <c>{"$URL": "…"}</c> and the like are safe text; or it is one of the values named here.
/// </summary>
internal static class HtmlTables
{
    private static readonly Dictionary<string, object?> _named = new()
    {
        ["none"] = null,
        ["errors"] = Parse("""{"Cond":true,"Items":[{"X":"x","K":"k","V":"v"}],"X":"x","H":"h"}"""),
        ["tree"] = Parse("""{"Children":[{"X":"foo"},{"X":"<bar>"},{"Children":[{"X":"baz"}]}]}"""),
    };

    private static readonly object? _sample = Parse("""
        {
          "F": false, "T": true, "C": "<Cincinnati>", "G": "<Goodbye>", "H": "<Hello>", "A": ["<a>", "<b>"], "E": [], "N": 42, "U": null, "I": "${ asd `` }",
          "M": { "k": [1, 2.5, null, "</script>"] }, "W": { "$HTML": "&iexcl;<b class=\"foo\">Hello</b>, <textarea>O'World</textarea>!" }
        }
        """);

    public static IEnumerable<Row> Read(string table)
    {
        using var lines = new StreamReader(typeof(HtmlTables).Assembly.GetManifestResourceStream(table)!);
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            yield return new Row(row.GetProperty("text").GetString()!, Data(table, row), Text(row, "out"), Text(row, "error"));
        }
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static object? Data(string table, JsonElement row) =>
        !row.TryGetProperty("data", out var data) ? (table == "html-templates.jsonl" ? _sample : null)
        : table == "html-templates.jsonl" && data.ValueKind == JsonValueKind.String ? _named[data.GetString()!]
        : Value(data);

    private static object? Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Value(document.RootElement);
    }

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var integer) ? integer : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.Object => Safe(json) ?? (object)json.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value)),
        JsonValueKind.Null => null,
        _ => json.GetBoolean(),
    };

    private static SafeText? Safe(JsonElement json)
    {
        var first = json.EnumerateObject().FirstOrDefault();
        SafeTextKind? kind = first.Name switch
        {
            "$HTML" => SafeTextKind.Html,
            "$HTMLAttr" => SafeTextKind.HtmlAttribute,
            "$CSS" => SafeTextKind.Css,
            "$JS" => SafeTextKind.Js,
            "$JSStr" => SafeTextKind.JsString,
            "$URL" => SafeTextKind.Url,
            "$Srcset" => SafeTextKind.Srcset,
            _ => null,
        };
        return kind is { } known ? new SafeText(known, first.Value.GetString()!) : null;
    }

    public sealed record Row(string Template, object? Data, string? Out, string? Error)
    {
        public override string ToString() => $"{Template} with {Data}";
    }
}
