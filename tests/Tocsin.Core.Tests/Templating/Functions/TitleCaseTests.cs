namespace Tocsin.Templating.Functions;

/// <summary>What <c>cases.Title(language.AmericanEnglish)</c> of golang.org/x/text gives.</summary>
public class TitleCaseTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("hello world", "Hello World")]
    [InlineData("it's o'neil's DON'T", "It's O'neil's Don't")]
    [InlineData("foo.bar foo..bar a:b a::b", "Foo.bar Foo..Bar A:b A::B")]
    [InlineData("x-y_z/w", "X-Y_z/W")]
    [InlineData("1st 2ND 3 rd", "1St 2Nd 3 Rd")]
    [InlineData("ὈΔΥΣΣΕΎΣ ΣΑΣ ΑΣ'", "Ὀδυσσεύς Σας Ας'")]
    [InlineData("\uFB01ne straße ßa", "Fine Straße Ssa")]
    [InlineData("\u01C6ungla ნიკო", "\u01C5ungla ნიკო")]
    [InlineData("İSTANBUL Aİ", "İstanbul Ai\u0307")]
    [InlineData("日本abc", "日本Abc")]
    [InlineData("a\u0301bc D\u0301", "A\u0301bc D\u0301")]
    [InlineData("KubePodCrashLooping", "Kubepodcrashlooping")]
    [InlineData("über ÉCOLE", "Über École")]
    [InlineData("'a b'", "'A B'")]
    [InlineData("\u2019tis don\u2019t", "\u2019Tis Don\u2019t")]
    [InlineData("e.g. x", "E.g. X")]
    [InlineData("thai กขabc", "Thai กขAbc")]
    [InlineData("x²y", "X²Y")]
    [InlineData("\u200bab c\u200bd", "\u200bAb C\u200bD")]
    [InlineData("a\tb\nc—d", "A\tB\nC—D")]
    public void Words_begin_with_a_capital_letter(string text, string expected) => Assert.Equal(expected, TitleCase.Of(text));

    [Theory]
    [InlineData("ıſß", "ISß")]
    [InlineData("ǆ", "Ǆ")]
    public void Upper_case_maps_letter_by_letter(string text, string expected) => Assert.Equal(expected, CaseMapping.ToUpper(text));

    [Theory]
    [InlineData("İK", "ik")]
    [InlineData("ΑΣ", "ασ")]
    public void Lower_case_maps_letter_by_letter(string text, string expected) => Assert.Equal(expected, CaseMapping.ToLower(text));
}
