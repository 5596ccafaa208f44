namespace SemanticSearch.Citing;

/// <summary>A passage as bibliographies cite it.</summary>
sealed record Reference
{
    /// <summary>The citation id that resolves to the passage, which is also the key of the entry.</summary>
    public required string Key { get; init; }

    /// <summary>What is cited.</summary>
    public required ReferenceKind Kind { get; init; }

    /// <summary>The title of the document.</summary>
    public required string Title { get; init; }

    /// <summary>Who wrote or said it, in their order; may be empty.</summary>
    public IReadOnlyList<PersonName> Authors { get; init; } = [];

    /// <summary>When it was said, written or published; null if undated.</summary>
    public DateInterval? Issued { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>The series or collection that it is part of.</summary>
    public string? Container { get; init; }

    /// <summary>Its symbol, DOI or other number.</summary>
    public string? Identifier { get; init; }

    /// <summary>Where it is on the web.</summary>
    public string? Url { get; init; }

    /// <summary>The page or pages of the passage, as printed: <c>12</c>, <c>iv–v</c>.</summary>
    public string? Pages { get; init; }

    /// <summary>The innermost heading above the passage.</summary>
    public string? Section { get; init; }

    /// <summary>Its language as a BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>The reference to a passage.</summary>
    public static Reference To(Passage passage)
    {
        var facts = passage.Facts;
        var speaker = passage.Speaker ?? facts.Speaker;
        return new Reference
        {
            Key = passage.Citation,
            Kind = KindOf(facts, speaker),
            Title = passage.Title,
            // Words are cited as those of who said them, not of who wrote them down.
            Authors = speaker is null ? [.. facts.Authors.Select(PersonName.Parse)] : [new PersonName(speaker.Name)],
            Issued = facts.Date?.Interval,
            Publisher = facts.Publisher,
            Container = TextOf(passage, "series") ?? TextOf(passage, "source") ?? TextOf(passage, "site_name"),
            Identifier = facts.Identifier,
            Url = facts.Url,
            Pages = PagesOf(passage),
            Section = passage.HeadingPath.Count > 0 ? passage.HeadingPath[^1] : null,
            Language = facts.Language,
        };
    }

    static ReferenceKind KindOf(DocumentFacts facts, Speaker? speaker) => facts switch
    {
        _ when speaker is not null || facts.Dates.Any(date => date.Kind == DateKind.Spoken) => ReferenceKind.Speech,
        { Identifier: not null } => ReferenceKind.Report,
        { Url: not null } => ReferenceKind.Webpage,
        _ => ReferenceKind.Document,
    };

    static string? PagesOf(Passage passage)
    {
        if (passage.Page is not { } page)
            return null;
        var first = passage.PageLabel ?? Text(page);
        var changed = passage.Changes.LastOrDefault(change => change.Page is not null && change.At < passage.End && change.At > passage.Start);
        return changed is null ? first : $"{first}–{changed.PageLabel ?? Text(changed.Page!.Value)}";
    }

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static string? TextOf(Passage passage, string field) =>
        passage.Metadata.TryGetValue(field, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String
            ? value.GetString() is { Length: > 0 } text ? text : null
            : null;
}
