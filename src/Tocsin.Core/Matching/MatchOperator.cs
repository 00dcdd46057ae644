namespace Tocsin.Matching;

public enum MatchOperator : byte
{
    Equal,
    NotEqual,
    Regex,
    NotRegex,
}
