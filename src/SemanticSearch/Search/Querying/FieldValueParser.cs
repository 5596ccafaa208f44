namespace SemanticSearch.Search.Querying;

/// <summary>Reads what stands after the colon of a field: a value, a list of values, a range, a comparison, a beginning, or <c>*</c>.</summary>
static class FieldValueParser
{
    static readonly (string Sign, FilterType Type)[] Comparisons =
        [(">=", FilterType.Gte), ("<=", FilterType.Lte), (">", FilterType.Gt), ("<", FilterType.Lt)];

    /// <summary>Reads a condition.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="text">The query.</param>
    /// <param name="start">The offset just past the colon.</param>
    /// <param name="isNegated">Whether the condition must not hold.</param>
    /// <returns>The condition and the offset just past it; null where there is none, and the characters are words.</returns>
    public static (FieldCondition Condition, int End)? Read(string field, string text, int start, bool isNegated)
    {
        var (values, end) = Values(text, start);
        var condition = values switch
        {
            [] => null,
            [{ IsQuoted: false } only] => OfBare(field, only.Text),
            _ => OfValues(field, [.. values.Select(value => value.Text)]),
        };
        return condition is var (filter, isValue) ? (new FieldCondition(field, filter, isValue, isNegated), end) : null;
    }

    // Values parted by commas, up to the next white space; none where they are followed by something else.
    static (List<(string Text, bool IsQuoted)>, int End) Values(string text, int start)
    {
        var values = new List<(string, bool)>();
        for (var at = start; ;)
        {
            var closing = at < text.Length && QuoteMarks.Is(text[at]) ? QuoteMarks.Next(text, at + 1) : -1;
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

    static (Filter Filter, bool IsValue)? OfBare(string field, string value)
    {
        if (value == "*")
            return (Filter.Compare(FilterType.Exists, field), false);
        foreach (var (sign, type) in Comparisons)
            if (value.StartsWith(sign, StringComparison.Ordinal))
                return FieldOperand.Of(field, value[sign.Length..]) is { } operand && operand is not bool
                    ? (Filter.Compare(type, field, operand), false)
                    : null;
        if (value.IndexOf("..", StringComparison.Ordinal) is >= 0 and var dots)
            return Range(field, value[..dots], value[(dots + 2)..]) is { } range ? (range, false) : null;
        if (value.EndsWith('*'))
            return FieldOperand.IsText(field) ? (Filter.Compare(FilterType.Prefix, field, value[..^1]), true) : null;
        return OfValues(field, [value]);
    }

    static (Filter Filter, bool IsValue)? OfValues(string field, IReadOnlyList<string> values)
    {
        if (values.All(value => FieldOperand.IsDate(field, value)))
            return (values.Count == 1
                ? Filter.Compare(FilterType.Overlaps, field, values[0])
                : Filter.Any([.. values.Select(value => Filter.Compare(FilterType.Overlaps, field, value))]), true);
        var operands = values.Select(value => FieldOperand.Of(field, value)).ToList();
        if (operands.Contains(null))
            return null;
        return (operands.Count == 1 ? Filter.Compare(FilterType.Eq, field, operands[0]) : Filter.Compare(FilterType.In, field, operands), true);
    }

    static Filter? Range(string field, string from, string to)
    {
        if (from.Length + to.Length == 0)
            return null;
        var (first, last) = (FieldOperand.Of(field, from), FieldOperand.Of(field, to));
        if ((first is null && from.Length > 0) || (last is null && to.Length > 0) || first is bool || last is bool)
            return null;
        if (!field.Equals("date", StringComparison.OrdinalIgnoreCase))
            return (first, last) switch
            {
                (_, null) => Filter.Compare(FilterType.Gte, field, first),
                (null, _) => Filter.Compare(FilterType.Lte, field, last),
                _ => Filter.All(Filter.Compare(FilterType.Gte, field, first), Filter.Compare(FilterType.Lte, field, last)),
            };
        // ISO dates sort as text, and the end of a range may be as rough as its beginning: 1995..1995-03.
        if (from.Length > 0 && to.Length > 0 && string.CompareOrdinal(from[..Math.Min(from.Length, to.Length)], to[..Math.Min(from.Length, to.Length)]) > 0)
            return null;
        var days = new Dictionary<string, string>();
        if (from.Length > 0)
            days["from"] = from;
        if (to.Length > 0)
            days["to"] = to;
        return Filter.Compare(FilterType.Overlaps, field, days);
    }
}
