using Tocsin.Configuration;
using Tocsin.Matching;

namespace Tocsin.Enrichment;

/// <summary>Reads the key <c>enrichments</c>.</summary>
internal static class EnrichmentReader
{
    public static IReadOnlyList<EnrichmentConfig> Read(ConfigSection root, SourceTable sources, TimeProvider time)
    {
        var enrichments = new List<EnrichmentConfig>();
        foreach (var section in root.Sections("enrichments"))
        {
            var enrichment = ReadOne(section, sources, time);
            if (enrichment.Name.Length > 0 && enrichments.Any(e => e.Name == enrichment.Name))
            {
                section.Error("name", $"\"{enrichment.Name}\" is the name of another enrichment already");
            }

            enrichments.Add(enrichment);
        }

        return enrichments;
    }

    private static EnrichmentConfig ReadOne(ConfigSection section, SourceTable sources, TimeProvider time)
    {
        var name = section.Required("name");
        var matchers = Matchers(section);
        var budget = section.Duration("budget", Enrichment.DefaultBudget);
        if (budget <= TimeSpan.Zero || budget > Enrichment.MaxBudget)
        {
            section.Error("budget", $"must be more than 0s and at most {PrometheusDuration.Format(Enrichment.MaxBudget)}: a page waits for it");
            budget = Enrichment.DefaultBudget;
        }

        var steps = Steps(section, step => new StepContext(step, budget, sources, time));
        section.Done();
        return new EnrichmentConfig(name, matchers, budget, steps);
    }

    private static List<Matcher> Matchers(ConfigSection section)
    {
        var matchers = new List<Matcher>();
        foreach (var text in section.Texts("matchers"))
        {
            if (MatcherSyntax.Default.TryParse(text, out var matcher, out var error))
            {
                matchers.Add(matcher);
            }
            else
            {
                section.Error("matchers", error);
            }
        }

        return matchers;
    }

    private static List<Func<EnricherServices, IEnricher>> Steps(ConfigSection section, Func<string, StepContext> context)
    {
        var items = section.Sections("steps");
        if (items.Count == 0)
        {
            section.Error("steps", "at least one step is required");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. items.Select(item => Step(item, context, names)).OfType<Func<EnricherServices, IEnricher>>()];
    }

    private static Func<EnricherServices, IEnricher>? Step(ConfigSection item, Func<string, StepContext> context, HashSet<string> names)
    {
        var keys = EnricherType.All.Where(t => item.Ask(t.Key) is not null).ToList();
        item.Done();
        if (keys.Count != 1)
        {
            item.Errors.Add(item.Location, $"{item.Path}: expected one key with its settings, of: {string.Join(", ", EnricherType.All.Select(t => t.Key))}");
            return null;
        }

        if (item.Section(keys[0].Key) is not { } settings)
        {
            return null;
        }

        var step = keys[0].Read(settings, context(StepName(settings, names)));
        settings.Done();
        return step;
    }

    private static string StepName(ConfigSection settings, HashSet<string> names)
    {
        var name = settings.Required("as");
        if (name.Length > 64 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')))
        {
            settings.Error("as", $"\"{name}\" must consist of at most 64 letters, digits, _ and -");
        }
        else if (name.Length > 0 && !names.Add(name))
        {
            settings.Error("as", $"\"{name}\" is the name of another step of this enrichment already");
        }

        return name;
    }
}
