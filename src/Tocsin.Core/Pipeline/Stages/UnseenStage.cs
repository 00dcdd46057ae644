using Tocsin.Alerts;

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
            var unseen = flush.All.Where(a => !a.IsFiring && flush.Muted.ContainsKey(a.Id) && slot.IsOpen(a.Id) && !IsLeftToSibling(flush, a.Id)).Select(a => a.Id).ToList();
            if (unseen.Count > 0)
            {
                flush.Unseen.Add((slot, slot.Told!.WithUnseen(unseen)));
            }
        }
    }

    /// <summary>Whether the group of a sibling route, which need not be muted, has still to look at the end.</summary>
    private static bool IsLeftToSibling(Flush flush, AlertId ended) =>
        flush.Group.Home.HasSiblings && flush.Group.Home.WithKeyOf(flush.Group.Labels).Any(g => g != flush.Group && g.Members.Contains(ended));
}
