namespace Tocsin.Matching;

/// <summary>The values are those of upstream's matcher/parse/lexer_test.go.</summary>
public class Utf8LexerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("{", "OpenBrace 0:1 {")]
    [InlineData(" {", "OpenBrace 1:2 {")]
    [InlineData("}", "CloseBrace 0:1 }")]
    [InlineData(" }", "CloseBrace 1:2 }")]
    [InlineData("{}", "OpenBrace 0:1 {; CloseBrace 1:2 }")]
    [InlineData("{ }", "OpenBrace 0:1 {; CloseBrace 2:3 }")]
    [InlineData("hello", "Unquoted 0:5 hello")]
    [InlineData("hello_world", "Unquoted 0:11 hello_world")]
    [InlineData("hello:world", "Unquoted 0:11 hello:world")]
    [InlineData("hello0123456789", "Unquoted 0:15 hello0123456789")]
    [InlineData("_hello", "Unquoted 0:6 _hello")]
    [InlineData("hello world", "Unquoted 0:5 hello; Unquoted 6:11 world")]
    [InlineData("\nhello", "Unquoted 1:6 hello")]
    [InlineData("hello\n", "Unquoted 0:5 hello")]
    [InlineData("\rhello", "Unquoted 1:6 hello")]
    [InlineData(" hello", "Unquoted 1:6 hello")]
    [InlineData("hello ", "Unquoted 0:5 hello")]
    [InlineData("hello\nworld", "Unquoted 0:5 hello; Unquoted 6:11 world")]
    [InlineData("$", "Unquoted 0:1 $")]
    [InlineData("🙂", "Unquoted 0:1 🙂")]
    [InlineData("Σ", "Unquoted 0:1 Σ")]
    [InlineData("hello🙂Σ world", "Unquoted 0:7 hello🙂Σ; Unquoted 8:13 world")]
    [InlineData("hello🙂Σ\u202fworld", "Unquoted 0:7 hello🙂Σ; Unquoted 8:13 world")]
    [InlineData("\"hello\"", "Quoted 0:7 \"hello\"")]
    [InlineData("\"hello 🙂\"", "Quoted 0:9 \"hello 🙂\"")]
    [InlineData("\"hello world\"", "Quoted 0:13 \"hello world\"")]
    [InlineData("\"hello\u202fworld\"", "Quoted 0:13 \"hello\u202fworld\"")]
    [InlineData("\"hello\nworld\"", "Quoted 0:13 \"hello\nworld\"")]
    [InlineData("\"hello\tworld\"", "Quoted 0:13 \"hello\tworld\"")]
    [InlineData("""  "\d+" """, """Quoted 2:7 "\d+" """)]
    [InlineData("""  "\\d+" """, """Quoted 2:8 "\\d+" """)]
    [InlineData("""  "hello \"world\"" """, """Quoted 2:19 "hello \"world\"" """)]
    [InlineData("""  "hello world\\" """, """Quoted 2:17 "hello world\\" """)]
    [InlineData("""  "\n" """, """Quoted 2:6 "\n" """)]
    [InlineData("=", "Equal 0:1 =")]
    [InlineData("!=", "NotEqual 0:2 !=")]
    [InlineData("=~", "Regex 0:2 =~")]
    [InlineData("!~", "NotRegex 0:2 !~")]
    [InlineData("!", "error 0:1: unexpected end of input, expected one of '=~'")]
    [InlineData("~", "error 0:1: ~: invalid input")]
    [InlineData("=!", "Equal 0:1 =; error 1:2: unexpected end of input, expected one of '=~'")]
    [InlineData("!=!!", "NotEqual 0:2 !=; error 2:3: !: expected one of '=~'")]
    [InlineData("hello!", "Unquoted 0:5 hello; error 5:6: unexpected end of input, expected one of '=~'")]
    [InlineData("\\n", "error 0:1: \\: invalid input")]
    [InlineData("\\nhello", "error 0:1: \\: invalid input")]
    [InlineData("hello\\n", "Unquoted 0:5 hello; error 5:6: \\: invalid input")]
    [InlineData("hello\\r", "Unquoted 0:5 hello; error 5:6: \\: invalid input")]
    [InlineData("\"hello", "error 0:6: \"hello: missing end \"")]
    [InlineData("\"hello\\\"", "error 0:8: \"hello\\\": missing end \"")]
    public void Text_is_taken_apart_as_upstream_does(string text, string tokens) => Assert.Equal(tokens.TrimEnd(' '), string.Join("; ", Tokens(text)));

    private static IEnumerable<string> Tokens(string text)
    {
        var lexer = new Utf8Lexer(text);
        while (lexer.Next() is { Kind: not Utf8TokenKind.End } token)
        {
            if (token.Kind == Utf8TokenKind.Wrong)
            {
                yield return $"error {token.Text}";
                yield break;
            }

            yield return $"{token.Kind} {token.Start}:{token.End} {token.Text}";
        }
    }
}
