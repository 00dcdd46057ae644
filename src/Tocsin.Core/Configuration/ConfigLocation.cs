namespace Tocsin.Configuration;

/// <summary>A place in the configuration file; lines and columns count from 1. Default where there is no file.</summary>
public readonly record struct ConfigLocation(int Line, int Column)
{
    public override string ToString() => Line == 0 ? "" : $"line {Line}, column {Column}";
}
