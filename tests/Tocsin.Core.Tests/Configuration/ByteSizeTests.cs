namespace Tocsin.Configuration;

public class ByteSizeTests
{
    [Theory]
    [InlineData("0", 0, "0B")]
    [InlineData("1000", 1000, "1000B")]
    [InlineData("17B", 17, "17B")]
    [InlineData("256KiB", 262_144, "256KiB")]
    [InlineData("1MiB", 1_048_576, "1MiB")]
    [InlineData("1024KiB", 1_048_576, "1MiB")]
    [InlineData("32MiB", 33_554_432, "32MiB")]
    [InlineData("2GiB", 2_147_483_648, "2GiB")]
    public void Sizes_are_read_and_printed(string text, long bytes, string printed)
    {
        Assert.True(ByteSize.TryParse(text, out var read, out _));
        Assert.Equal(bytes, read);
        Assert.Equal(printed, ByteSize.Format(bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MiB")]
    [InlineData("-1")]
    [InlineData("1.5MiB")]
    [InlineData("1 MiB")]
    [InlineData("1mib")]
    [InlineData("1MB")]
    [InlineData("1K")]
    [InlineData("9999999999GiB")]
    public void What_is_no_size_is_refused_with_the_form_to_use(string text)
    {
        Assert.False(ByteSize.TryParse(text, out var bytes, out var error));
        Assert.Equal(0, bytes);
        Assert.Equal($"\"{text}\" is no size (write it like 1MiB, 256KiB or 1048576)", error);
    }
}
