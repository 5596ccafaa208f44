namespace SemanticSearch.Search.Querying;

/// <summary>Reads what stands after the colon of a field: a value, a range, a comparison, a beginning, <c>*</c>, or a list of these. In
/// quotation marks all of them are values.</summary>
static class FieldValueParser
{
    /// <summary>Reads a condition.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="text">The query.</param>
    /// <param name="start">The offset just past the colon.</param>
    /// <param name="isNegated">Whether the condition must not hold.</param>
    /// <returns>The condition and the offset just past it; null where there is none, and the characters are words.</returns>
    public static (FieldCondition Condition, int End)? Read(string field, string text, int start, bool isNegated)
    {
        var (values, end) = Values(text, start);
        var filters = new List<Filter>(values.Count);
        foreach (var (value, isQuoted) in values)
        {
            if ((isQuoted ? FieldComparison.Equal(field, value) : FieldComparison.Of(field, value)) is not { } filter)
                return null;
            filters.Add(filter);
        }
        if (filters.Count == 0)
            return null;
        var isValue = values.Count > 1 || values[0].IsQuoted || !FieldComparison.IsOrdered(values[0].Text);
        return (new FieldCondition(field, AnyOf(field, filters), isValue, isNegated), end);
    }

    static Filter AnyOf(string field, List<Filter> filters)
    {
        var equal = filters.Where(filter => filter.Type == FilterType.Eq).Select(filter => filter.Value).ToList();
        if (equal.Count < 2)
            return filters.Count == 1 ? filters[0] : Filter.Any(filters);
        var oneOf = Filter.Compare(FilterType.In, field, equal);
        return equal.Count == filters.Count ? oneOf : Filter.Any([oneOf, .. filters.Where(filter => filter.Type != FilterType.Eq)]);
    }

    // Values parted by commas, up to the next white space; none where they are followed by something else.
    static (List<(string Text, bool IsQuoted)>, int End) Values(string text, int start)
    {
        var values = new List<(string, bool)>();
        for (var at = start; ;)
        {
            var closing = at < text.Length && QuoteMarks.Is(text[at]) ? QuoteMarks.Closing(text, at) : -1;
            var end = at;
            if (closing >= 0)
                end = closing + 1;
            else
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != ',' && !QuoteMarks.Is(text[end]))
                    end++;
            var isLast = end == text.Length || text[end] != ',' || end + 1 == text.Length || char.IsWhiteSpace(text[end + 1]);
            var value = closing >= 0 ? text[(at + 1)..closing].Trim() : isLast ? WithoutPunctuation(text[at..end]) : text[at..end];
            if (value.Length == 0)
                return ([], end);
            values.Add((value, closing >= 0));
            if (!isLast)
            {
                at = end + 1;
                continue;
            }
            while (end < text.Length && text[end] is ',' or ';' or '?' or '!' or '.' or ')')
                end++;
            return end == text.Length || char.IsWhiteSpace(text[end]) ? (values, end) : ([], end);
        }
    }

    // A sentence's own signs; two dots are an open range.
    static string WithoutPunctuation(string value)
    {
        var trimmed = value.TrimEnd('?', '!', ',', ';', ')');
        if (trimmed.EndsWith("..", StringComparison.Ordinal) && !trimmed.EndsWith("...", StringComparison.Ordinal))
            return trimmed;
        return trimmed.TrimEnd('.', '?', '!', ',', ';', ')');
    }
}
