using System.Text.Json;
using SemanticSearch.Search;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Citing;

/// <summary>Passages to cite.</summary>
static class SomePassage
{
    public static Passage Of(DocumentFacts facts, string title = "On {water} & peace: 50% of it", string? series = null)
    {
        var document = Some.Document("One word.\n\nAnother word, and more of them here.") with
        {
            Title = title,
            Facts = facts,
            Metadata = series is null ? new Dictionary<string, JsonElement>() : new() { ["series"] = JsonSerializer.SerializeToElement(series) },
            Structure = new DocumentStructure
            {
                Sections = [new Section(0, 46, 1, "Rivers")],
                Pages = [new Page(0, 20, 4, "iv"), new Page(20, 46, 5, "v")],
            },
        };
        return PassageBuilder.Build("default", document, 11, 46, new ContextWindow(0, 0));
    }

    public static DocumentFacts Speech { get; } = new()
    {
        Dates = [new DocumentDate(DateKind.Spoken, DateInterval.Day(new DateOnly(1961, 9, 25)))],
        Speaker = new Speaker("John F. Kennedy", "President", "USA"),
        Publisher = "United Nations",
        Identifier = "A/PV.1013",
        Url = "https://example.org/speech",
        Language = "en",
    };

    public static DocumentFacts Paper { get; } = new()
    {
        Dates = [new DocumentDate(DateKind.Published, DateInterval.Month(1978, 11))],
        Authors = ["Quandt, William B.", "The Brookings Institution"],
        Publisher = "Brookings",
        Identifier = "WP_12",
    };
}
