using System.Globalization;
using Tocsin.Testing.StandIns;

namespace Tocsin.EndToEnd.Crashes;

/// <summary>What the receiver was told of one alert.</summary>
/// <param name="Pod">Which alert.</param>
/// <param name="Number">The number of the change that the message shows.</param>
/// <param name="IsFiring">The status that the message says.</param>
internal readonly record struct Heard(string Pod, int Number, bool IsFiring)
{
    /// <summary>In the order of arrival.</summary>
    public static List<Heard> By(WebhookRecorder receiver) =>
    [
        .. from request in receiver.Delivered
           from alert in request.Json.GetProperty("alerts").EnumerateArray()
           select new Heard(
               alert.GetProperty("labels").GetProperty("pod").GetString()!,
               int.Parse(alert.GetProperty("annotations").GetProperty("number").GetString()!, CultureInfo.InvariantCulture),
               alert.GetProperty("status").GetString() == "firing"),
    ];
}
