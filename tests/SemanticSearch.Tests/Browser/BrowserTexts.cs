namespace SemanticSearch.Tests.Browser;

/// <summary>Documents for the browser to look at, written for these tests.</summary>
static class BrowserTexts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<(string Id, string Title, string Text, object Metadata)> All { get; } =
    [
        (
            "canal-memo.md",
            "The canal and its users",
            "# The canal\n\nEgypt closed the canal in 1956, and ships waited at sea for weeks.\n\n## Tolls\n\nThe tolls of the canal paid for the dam, "
            + "so that whoever ran the canal could build it.\n\n## Insurance\n\nInsurers asked for more from ships that took the canal than from those that went round the Cape.\n\n"
            + string.Join("\n\n", Enumerable.Range(1, 40).Select(n => $"Note {n} of the harbour master tells how many ships waited on day {n} and what they carried.")),
            new { country = "EGY", speaker = "Nadia Hassan", date = "1956-11-05", source = "Harbour office", tags = new[] { "shipping" } }),
        (
            "canal-speech.txt",
            "On free passage",
            "Mr. President, free passage through the canal is not a favour. It is what every seafaring nation was promised. My country asks that the canal be opened again.",
            new { country = "NOR", speaker = "Ola Berg", date = "1957-02-01", source = "Assembly" }),
        (
            "harvest.txt",
            "Grain and the treaty",
            "The treaty on grain was signed in the spring. Its third article lets each party stop its exports when its own harvest fails.",
            new { country = "FRA", speaker = "Claire Martin", date = "1968-04-12", source = "Assembly" }),
        (
            "canal-ar.txt",
            "حول القناة",
            "أغلقت مصر القناة عام 1956 وانتظرت السفن في البحر. نطلب أن تُفتح القناة من جديد أمام سفن جميع الدول.",
            new { country = "EGY", date = "1957-03-02", language = "ar" }),
    ];
}
