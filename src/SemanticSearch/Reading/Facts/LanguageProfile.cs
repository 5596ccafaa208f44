namespace SemanticSearch.Reading.Facts;

/// <summary>What tells a language: the small words that every text of it is full of, or letters that only it has.</summary>
/// <param name="Tag">Its BCP 47 tag.</param>
/// <param name="Names">Its names and the codes of ISO 639-2, in lower case.</param>
/// <param name="Script">What it is written in.</param>
/// <param name="Words">Its small words, in lower case.</param>
/// <param name="Letters">Letters that its neighbours do not use; empty if there are none.</param>
sealed record LanguageProfile(string Tag, string[] Names, WritingSystem Script, string[] Words, string Letters)
{
    const string Resource = "SemanticSearch.Reading.Facts.languages.tsv";

    /// <summary>All languages that are told apart.</summary>
    public static IReadOnlyList<LanguageProfile> All { get; } = [.. DataFile.Rows(Resource).Select(Of)];

    static LanguageProfile Of(string[] row) =>
        new(row[0], row[1].Split(' '), Enum.Parse<WritingSystem>(row[2]), row[3].Split(' '), row.Length > 4 ? row[4] : "");
}
