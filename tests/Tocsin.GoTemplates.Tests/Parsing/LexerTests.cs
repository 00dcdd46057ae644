namespace Tocsin.GoTemplates.Parsing;

public class LexerTests
{
    [Theory]
    [InlineData("", "EOF")]
    [InlineData(" \t\n", "Text: \t\n EOF")]
    [InlineData("now is the time", "Text:now is the time EOF")]
    [InlineData("hello-{{/* this is a comment */}}-world", "Text:hello- Text:-world EOF")]
    [InlineData("hello-{{/* a\nb */}}-world", "Text:hello- Text:-world EOF")]
    [InlineData("{{,@% }}", "{{ Punctuation:, Punctuation:@ Punctuation:% Space }} EOF")]
    [InlineData("{{((3))}}", "{{ ( ( Number:3 ) ) }} EOF")]
    [InlineData("{{}}", "{{ }} EOF")]
    [InlineData("{{for}}", "{{ Identifier:for }} EOF")]
    [InlineData("{{block \"foo\" .}}", "{{ Block:block Space String:\"foo\" Space Dot:. }} EOF")]
    [InlineData("{{\"abc \\n\\t\\\" \"}}", "{{ String:\"abc \\n\\t\\\" \" }} EOF")]
    [InlineData("{{`now is{{\n}}the time`}}", "{{ RawString:`now is{{\n}}the time` }} EOF")]
    [InlineData("{{1 02 0x14 0X14 -7.2i 1e3 1E3 +1.2e-4 4.2i 1+2i 1_2 0x1.e_fp4 0X1.E_FP4}}", "{{ Number:1 Space Number:02 Space Number:0x14 Space Number:0X14 Space Number:-7.2i Space Number:1e3 Space Number:1E3 Space Number:+1.2e-4 Space Number:4.2i Space Complex:1+2i Space Number:1_2 Space Number:0x1.e_fp4 Space Number:0X1.E_FP4 }} EOF")]
    [InlineData("{{'a' '\\n' '\\'' '\\u00FF' '本'}}", "{{ Character:'a' Space Character:'\\n' Space Character:'\\'' Space Character:'\\u00FF' Space Character:'本' }} EOF")]
    [InlineData("{{true false}}", "{{ Bool:true Space Bool:false }} EOF")]
    [InlineData("{{nil}}", "{{ Nil:nil }} EOF")]
    [InlineData("{{.x . .2 .x.y.z}}", "{{ Field:.x Space Dot:. Space Number:.2 Space Field:.x Field:.y Field:.z }} EOF")]
    [InlineData("{{range if else end with break continue}}", "{{ Range:range Space If:if Space Else:else Space End:end Space With:with Space Break:break Space Continue:continue }} EOF")]
    [InlineData("{{$c := printf $ $hello $23 $ $var.Field .Method}}", "{{ Variable:$c Space Declare:= Space Identifier:printf Space Variable:$ Space Variable:$hello Space Variable:$23 Space Variable:$ Space Variable:$var Field:.Field Space Field:.Method }} EOF")]
    [InlineData("intro {{echo hi 1.2 |noargs|args 1 \"hi\"}} outro", "Text:intro  {{ Identifier:echo Space Identifier:hi Space Number:1.2 Space | Identifier:noargs | Identifier:args Space Number:1 Space String:\"hi\" }} Text: outro EOF")]
    [InlineData("{{$v , $w := 3}}", "{{ Variable:$v Space Punctuation:, Space Variable:$w Space Declare:= Space Number:3 }} EOF")]
    [InlineData("{{$v = 3}}", "{{ Variable:$v Space Assign:= Space Number:3 }} EOF")]
    [InlineData("{{(.X).Y}}", "{{ ( Field:.X ) Field:.Y }} EOF")]
    [InlineData("hello- {{- 3 -}} -world", "Text:hello- {{ Number:3 }} Text:-world EOF")]
    [InlineData("hello- {{- 3   -}} -world", "Text:hello- {{ Number:3 Space }} Text:-world EOF")]
    [InlineData("hello- {{- /* hello */ -}} -world", "Text:hello- Text:-world EOF")]
    [InlineData("{{|||||}}", "{{ | | | | | }} EOF")]
    [InlineData("#{{\x01}}", "Text:# {{ Error:unrecognized character in action: U+0001")]
    [InlineData("{{range", "{{ Range:range Error:unclosed action")]
    [InlineData("{{\"\n\"}}", "{{ Error:unterminated quoted string")]
    [InlineData("{{`xx}}", "{{ Error:unterminated raw quoted string")]
    [InlineData("{{'\n}}", "{{ Error:unterminated character constant")]
    [InlineData("{{3k}}", "{{ Error:bad number syntax: \"3k\"")]
    [InlineData("{{(3}}", "{{ ( Number:3 Error:unclosed left paren")]
    [InlineData("{{3)}}", "{{ Number:3 Error:unexpected right paren")]
    [InlineData("hello-{{/*/}}-world", "Text:hello- Error:unclosed comment")]
    [InlineData("hello-{{/* */ }}-world", "Text:hello- Error:comment ends before closing delimiter")]
    [InlineData("hello-{.}}-world", "Text:hello-{.}}-world EOF")]
    public void A_text_is_cut_into_tokens(string text, string expected) => Assert.Equal(expected, string.Join(' ', Tokens(text).Select(Describe)));

    [Fact]
    public void Tokens_know_where_they_stand()
    {
        var places = Tokens("0123{{hello\n}}\nxyz{{-\n1 -}}\n\n ").Select(t => $"{t.Kind} {t.Position} {t.Line}");

        Assert.Equal(
            ["Text 0 1", "LeftDelimiter 4 1", "Identifier 6 1", "Space 11 1", "RightDelimiter 12 2", "Text 14 2", "LeftDelimiter 18 3", "Number 22 4", "RightDelimiter 25 4", "EndOfText 30 6"],
            places);
    }

    [Theory]
    [InlineData("1234567890", "\"1234567890\"")]
    [InlineData("12345678901", "\"1234567890\"...")]
    [InlineData("日本語", "\"日本語\"")]
    [InlineData("日本語日本語", "\"日本語日本語\"...")]
    public void A_long_token_is_cut_in_messages(string value, string expected) => Assert.Equal(expected, new Token(TokenKind.Text, 0, 1, value).ToString());

    private static List<Token> Tokens(string text)
    {
        var lexer = new Lexer(text, Templates.Functions);
        var tokens = new List<Token>();
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind is not (TokenKind.EndOfText or TokenKind.Error));

        return tokens;
    }

    private static string Describe(Token token) => token.Kind switch
    {
        TokenKind.EndOfText => "EOF",
        TokenKind.Space => "Space",
        TokenKind.Declare => "Declare:=",
        TokenKind.LeftDelimiter or TokenKind.RightDelimiter or TokenKind.LeftParenthesis or TokenKind.RightParenthesis or TokenKind.Pipe => token.Value,
        _ => $"{token.Kind}:{token.Value}",
    };
}
