namespace Tocsin.Storage.Sqlite;

/// <summary>
/// Claims on due work. Kept in memory: the file belongs to one process, so a claim can't outlive the process that could honour it.
/// Not thread-safe; the store's thread owns it.
/// </summary>
internal sealed class LeaseTable(TimeProvider time)
{
    private readonly Dictionary<string, (Claim Claim, string Node)> _held = new(StringComparer.Ordinal);
    private long _lastToken;

    public IReadOnlyList<Claim> Grant(string node, IReadOnlyList<string> work, TimeSpan lease)
    {
        var now = time.GetUtcNow();
        var granted = new List<Claim>();
        foreach (var piece in work)
        {
            if (_held.TryGetValue(piece, out var held) && held.Claim.ExpiresAt > now && held.Node != node)
            {
                continue;
            }

            var claim = new Claim(piece, ++_lastToken, now + lease);
            _held[piece] = (claim, node);
            granted.Add(claim);
        }

        return granted;
    }

    public IReadOnlyList<Claim> Renew(IReadOnlyList<Claim> claims, TimeSpan lease)
    {
        var renewed = new List<Claim>();
        foreach (var claim in claims.Where(IsHeld))
        {
            var longer = claim with { ExpiresAt = time.GetUtcNow() + lease };
            _held[claim.Work] = (longer, _held[claim.Work].Node);
            renewed.Add(longer);
        }

        return renewed;
    }

    public void Release(IReadOnlyList<Claim> claims)
    {
        foreach (var claim in claims.Where(IsHeld))
        {
            _held.Remove(claim.Work);
        }
    }

    /// <summary>Whether nobody else was given the work since. A lease that ran out unclaimed is still good: nobody acted on it.</summary>
    public bool IsHeld(Claim claim) => _held.TryGetValue(claim.Work, out var held) && held.Claim.Token == claim.Token;
}
