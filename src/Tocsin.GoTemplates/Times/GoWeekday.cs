using System.Globalization;

namespace Tocsin.GoTemplates.Times;

/// <summary>Go's <c>time.Weekday</c>: a number, Sunday is 0, that prints as its English name.</summary>
public readonly record struct GoWeekday(int Number)
{
    internal static readonly string[] Names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    internal static GoType Type { get; } = new GoTypeBuilder<GoWeekday>("time.Weekday", GoKind.Int)
        .Method("String", d => d.ToString())
        .String((d, text) => text.Append(d.ToString()))
        .Build();

    public override string ToString() =>
        Number is >= 0 and <= 6 ? Names[Number] : string.Create(CultureInfo.InvariantCulture, $"%!Weekday({(ulong)Number})");
}
