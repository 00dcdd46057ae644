using System.Globalization;

namespace Tocsin.GoTemplates.Times;

/// <summary>Go's <c>time.Month</c>: a number from 1 that prints as its English name.</summary>
public readonly record struct GoMonth(int Number)
{
    internal static readonly string[] Names =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    internal static GoType Type { get; } = new GoTypeBuilder<GoMonth>("time.Month", GoKind.Int)
        .Method("String", m => m.ToString())
        .String((m, text) => text.Append(m.ToString()))
        .Build();

    public override string ToString() =>
        Number is >= 1 and <= 12 ? Names[Number - 1] : string.Create(CultureInfo.InvariantCulture, $"%!Month({(ulong)Number})");
}
