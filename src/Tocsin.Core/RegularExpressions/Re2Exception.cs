namespace Tocsin.RegularExpressions;

/// <summary>A regular expression that can't be used; the message is Go's.</summary>
internal sealed class Re2Exception(string message) : FormatException(message);
