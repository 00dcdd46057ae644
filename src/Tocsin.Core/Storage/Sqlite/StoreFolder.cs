using System.Globalization;

namespace Tocsin.Storage.Sqlite;

/// <summary>
/// The folder that holds the store, locked for this process. The lock file outlives the process: it also remembers that there was a store,
/// so that a missing database is noticed instead of replaced by an empty one.
/// </summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly FileStream _lock;

    private StoreFolder(string path, FileStream lockFile)
    {
        Path = path;
        _lock = lockFile;
    }

    public string Path { get; }

    public string DatabasePath => System.IO.Path.Combine(Path, "tocsin.db");

    private string LockPath => _lock.Name;

    /// <summary>Locks the folder, which is made where there is none.</summary>
    /// <exception cref="StoreUnusableException">Another process has it, it can't be written, or its database is gone.</exception>
    public static StoreFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var folder = new StoreFolder(full, Lock(full));
        try
        {
            folder.RefuseLostDatabase();
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Notes that a database was made here.</summary>
    public void RememberDatabase()
    {
        if (_lock.Length == 0)
        {
            _lock.Write("This folder holds a Tocsin store (tocsin.db).\n"u8);
            _lock.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string folder)
    {
        var lockPath = System.IO.Path.Combine(folder, "tocsin.lock");
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            throw new StoreUnusableException(
                $"{folder} is in use by another Tocsin process: one process per --storage.path. Stop the other one, or give this one a folder of its own.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnusableException($"{folder} can't be written ({e.Message}). Make it writable for this user, or choose another folder with --storage.path.", e);
        }
    }

    // EWOULDBLOCK from flock; on Windows the sharing violation.
    private static bool IsHeldByAnother(IOException e) => (e.HResult & 0xFFFF) is 11 or 32 or 35;

    private void RefuseLostDatabase()
    {
        var database = new FileInfo(DatabasePath);
        if (_lock.Length > 0 && !database.Exists)
        {
            throw new StoreUnusableException(string.Create(CultureInfo.InvariantCulture,
                $"{DatabasePath} is gone, and this folder held a store. Put it back from a backup; or, to begin with an empty store, delete {LockPath} and start again."));
        }

        if (_lock.Length > 0 && database.Length == 0)
        {
            throw new StoreUnusableException(
                $"{DatabasePath} is empty, and it held a store. Put it back from a backup; or, to begin with an empty store, move it and {LockPath} away and start again.");
        }
    }
}
