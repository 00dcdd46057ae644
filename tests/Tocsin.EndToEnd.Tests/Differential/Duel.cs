using Tocsin.Testing.Scripts;

namespace Tocsin.EndToEnd.Differential;

/// <summary>One script, played to Alertmanager and to Tocsin at the same time.</summary>
internal sealed class Duel : IAsyncDisposable
{
    private readonly ServerTarget _alertmanager;
    private readonly ServerTarget? _tocsin;

    private Duel(Script script, ServerTarget alertmanager, ServerTarget? tocsin) => (Script, _alertmanager, _tocsin) = (script, alertmanager, tocsin);

    public Script Script { get; }

    /// <param name="script">What to play.</param>
    /// <param name="withTocsin">False: to Alertmanager alone, for who writes a script.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Duel> StartAsync(Script script, bool withTocsin, CancellationToken cancellationToken)
    {
        var alertmanager = await ServerTarget.StartAlertmanagerAsync(script, cancellationToken);
        try
        {
            return new Duel(script, alertmanager, withTocsin ? await ServerTarget.StartTocsinAsync(script, cancellationToken) : null);
        }
        catch
        {
            await alertmanager.DisposeAsync();
            throw;
        }
    }

    public async Task<Verdict> PlayAsync(DateTimeOffset start, CancellationToken cancellationToken)
    {
        var alertmanager = PlayAsync(_alertmanager, start, cancellationToken);
        var tocsin = _tocsin is null ? alertmanager : PlayAsync(_tocsin, start, cancellationToken);
        await Task.WhenAll(alertmanager, tocsin);
        return new Verdict(Script, await alertmanager, _tocsin is null ? null : await tocsin);
    }

    public async ValueTask DisposeAsync()
    {
        await _alertmanager.DisposeAsync();
        await (_tocsin?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task<Played> PlayAsync(ServerTarget target, DateTimeOffset start, CancellationToken cancellationToken)
    {
        target.StartAt(start);
        try
        {
            return new Played(await new ScriptRun(Script, target).PlayAsync(cancellationToken), "");
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException)
        {
            return new Played(target.Messages(), e.Message);
        }
    }
}
