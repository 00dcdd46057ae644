using Tocsin.Alerts;
using Tocsin.GoTemplates;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.Grouping;

/// <summary>
/// The text that identifies a group: the route's key, a colon, the group's labels. Receivers' de-duplication ids are hashes of it,
/// so it is Alertmanager's to the byte (dispatch.aggrGroup.GroupKey, model.LabelSet.String, Go's strconv.Quote).
/// </summary>
public static class GroupKey
{
    /// <summary>The key of the root route.</summary>
    public const string RootRoute = "{}";

    public static string Of(string routeKey, LabelSet labels)
    {
        using var text = new BoundedText(int.MaxValue);
        text.Append(routeKey);
        text.Append(":{");
        var first = true;
        foreach (var label in labels)
        {
            text.Append(first ? "" : ", ");
            text.Append(label.Name);
            text.Append('=');
            GoFormat.Quote(text, label.Value);
            first = false;
        }

        text.Append('}');
        return text.ToString();
    }
}
