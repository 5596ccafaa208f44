using System.Globalization;

namespace SemanticSearch.Crash;

/// <summary>A short made-up document; the same number and edition give the same text everywhere, and any others another one.</summary>
/// <param name="Number">Which document.</param>
/// <param name="Edition">How often it was changed.</param>
sealed record Brief(int Number, int Edition)
{
    static readonly string[] Words =
    [
        "treaty", "border", "grain", "embargo", "summit", "envoy", "tariff", "ceasefire", "delegation", "minister", "harbour", "pipeline", "sanctions",
        "alliance", "protocol", "ratification", "refugees", "observers", "mediation", "province", "fisheries", "uranium", "inspection", "reparations",
    ];

    /// <summary>The title, which tells which document and edition it is.</summary>
    public string Title => $"Brief {Number} in edition {Edition}";

    /// <summary>The document in Markdown.</summary>
    public string Text => $"# {Title}\n\n{Body}\n";

    /// <summary>Its words, as they are indexed too.</summary>
    public string Body
    {
        get
        {
            var random = new Random(Number * 1_009 + Edition);
            var sentences = Enumerable.Range(0, 8).Select(i =>
                $"Paragraph {i} of brief {Number} in edition {Edition} speaks of the {Word(random)}, the {Word(random)} and the {Word(random)}.");
            return string.Join(' ', sentences);
        }
    }

    /// <summary>The document of a title.</summary>
    public static Brief OfTitle(string title) =>
        title.Split(' ') is [_, var number, _, _, var edition]
            ? new Brief(int.Parse(number, CultureInfo.InvariantCulture), int.Parse(edition, CultureInfo.InvariantCulture))
            : throw new LostException($"'{title}' is no title");

    static string Word(Random random) => Words[random.Next(Words.Length)];
}
