namespace Tocsin.Storage;

/// <summary>The store can't do its work now: disk full, read-only, gone. What it was asked to do may or may not be done.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The store can't be used at all; the message names the file and the way out. Ends the start.</summary>
public sealed class StoreUnusableException(string message, Exception? inner = null) : Exception(message, inner);
