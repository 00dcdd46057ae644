namespace Tocsin.Notification;

/// <summary>The cases are what Go's net.SplitHostPort gives.</summary>
public class HostPortTests
{
    [Theory]
    [InlineData("a:1", "a", "1")]
    [InlineData(":25", "", "25")]
    [InlineData("[::1]:25", "::1", "25")]
    [InlineData("[]:1", "", "1")]
    [InlineData("smtp.example.org:smtp", "smtp.example.org", "smtp")]
    public void An_address_is_taken_apart(string text, string host, string port)
    {
        var (address, problem) = HostPort.Parse(text);

        Assert.Equal(new HostPort(host, port), address);
        Assert.Empty(problem);
    }

    [Theory]
    [InlineData("a", "address a: missing port in address")]
    [InlineData("a\nb", "address a\\u000ab: missing port in address")]
    [InlineData("a:", "address \"a:\": port cannot be empty")]
    [InlineData(":", "address \":\": port cannot be empty")]
    [InlineData("a:b:c", "address a:b:c: too many colons in address")]
    [InlineData("::1", "address ::1: too many colons in address")]
    [InlineData("[a]:b:c", "address [a]:b:c: too many colons in address")]
    [InlineData("[::1]", "address [::1]: missing port in address")]
    [InlineData("[::1]x:25", "address [::1]x:25: missing port in address")]
    [InlineData("[a]b]:2", "address [a]b]:2: missing port in address")]
    [InlineData("[::1", "address [::1: missing ']' in address")]
    [InlineData("a[b:2", "address a[b:2: unexpected '[' in address")]
    [InlineData("[a[b]:2", "address [a[b]:2: unexpected '[' in address")]
    [InlineData("a]b:2", "address a]b:2: unexpected ']' in address")]
    [InlineData("[a]:2]", "address [a]:2]: unexpected ']' in address")]
    [InlineData("a:b]", "address a:b]: unexpected ']' in address")]
    public void What_is_no_address_is_refused_in_Gos_words(string text, string problem) => Assert.Equal((null, problem), HostPort.Parse(text));
}
