namespace SemanticSearch.Api.Integrations;

/// <summary>What is told of a passage beside its words, within the limits of OpenAI's attributes: 16 pairs, and 512 characters a text.</summary>
static class PassageAttributes
{
    const int MaximumLength = 512;

    /// <summary>Citation, place and facts; what is not known is left out.</summary>
    public static IReadOnlyDictionary<string, object> Of(Passage passage)
    {
        (string Key, object? Value)[] all =
        [
            ("citation", passage.Citation),
            ("document", passage.DocumentId),
            ("title", passage.Title),
            ("start", passage.Start),
            ("end", passage.End),
            ("page", passage.Page),
            ("page_label", passage.PageLabel),
            ("heading", passage.HeadingPath.Count > 0 ? string.Join(" › ", passage.HeadingPath) : null),
            ("speaker", passage.Speaker?.Name),
            ("date", passage.Facts.Date?.Interval.ToString()),
            ("country", passage.Facts.Countries.Count > 0 ? string.Join(' ', passage.Facts.Countries) : null),
            ("language", passage.Facts.Language),
            ("identifier", passage.Facts.Identifier),
            ("url", passage.Link),
            ("relevance", passage.Relevance is { } band ? char.ToLowerInvariant($"{band}"[0]) + $"{band}"[1..] : null),
            ("sha256", passage.Sha256),
        ];
        return all.Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value is string text ? Short(text) : pair.Value!, StringComparer.Ordinal);
    }

    /// <summary>As much of a text as an attribute holds.</summary>
    public static string Short(string text)
    {
        if (text.Length <= MaximumLength)
            return text;
        var end = MaximumLength - 1;
        return $"{text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]}…";
    }
}
