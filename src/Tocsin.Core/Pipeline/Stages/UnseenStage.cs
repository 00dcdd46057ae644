namespace Tocsin.Pipeline.Stages;

/// <summary>
/// Notes the ends that are told to nobody, because they came behind something that mutes: they are not told later either, as upstream, and a
/// start has to know that.
/// </summary>
internal static class UnseenStage
{
    public static void Run(Flush flush)
    {
        foreach (var slot in flush.Group.Slots.Where(s => !s.Integration.NotifyResolveWhenSuppressed))
        {
            var unseen = flush.All.Where(a => !a.IsFiring && flush.Muted.ContainsKey(a.Id) && slot.IsOpen(a.Id)).Select(a => a.Id).ToList();
            if (unseen.Count > 0)
            {
                flush.Unseen.Add((slot, slot.Told!.WithUnseen(unseen)));
            }
        }
    }
}
