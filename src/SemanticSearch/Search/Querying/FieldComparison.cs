namespace SemanticSearch.Search.Querying;

/// <summary>Makes a filter of one value of a field. Null stands for what the field can't be compared with.</summary>
static class FieldComparison
{
    const string RangeSign = "..";

    static readonly (string Sign, FilterType Type)[] Comparisons =
        [(">=", FilterType.Gte), ("<=", FilterType.Lte), (">", FilterType.Gt), ("<", FilterType.Lt)];

    /// <summary>Whether a value that is not quoted is a comparison or a range.</summary>
    public static bool IsOrdered(string value) => value[0] is '<' or '>' || IndexOfRange(value) >= 0;

    /// <summary>The filter of a value that is not quoted, not empty.</summary>
    public static Filter? Of(string field, string value)
    {
        if (value == "*")
            return Filter.Compare(FilterType.Exists, field);
        foreach (var (sign, type) in Comparisons)
            if (value.StartsWith(sign, StringComparison.Ordinal))
                return FieldOperand.Of(field, value[sign.Length..]) is { } operand && operand is not bool
                    ? Filter.Compare(type, field, operand)
                    : null;
        if (IndexOfRange(value) is >= 0 and var dots)
            return Range(field, value[..dots], value[(dots + RangeSign.Length)..]);
        if (value.EndsWith('*'))
            return FieldOperand.IsText(field) && value.Any(char.IsLetterOrDigit) ? Filter.Compare(FilterType.Prefix, field, value[..^1]) : null;
        return Equal(field, value);
    }

    /// <summary>The filter that the field has that value; of the date, that they share a day.</summary>
    public static Filter? Equal(string field, string value) => FieldOperand.Of(field, value) is { } operand
        ? Filter.Compare(FieldOperand.IsDate(field) ? FilterType.Overlaps : FilterType.Eq, field, operand)
        : null;

    // Three dots are an ellipsis.
    static int IndexOfRange(string value)
    {
        var dots = value.IndexOf(RangeSign, StringComparison.Ordinal);
        return dots >= 0 && !value.AsSpan(dots + RangeSign.Length).StartsWith(".") ? dots : -1;
    }

    static Filter? Range(string field, string from, string to)
    {
        if (from.Length + to.Length == 0)
            return null;
        var (first, last) = (FieldOperand.Of(field, from), FieldOperand.Of(field, to));
        if ((first is null && from.Length > 0) || (last is null && to.Length > 0) || first is bool || last is bool)
            return null;
        if (FieldOperand.IsDate(field))
            return Days(field, from, to);
        return (first, last) switch
        {
            (_, null) => Filter.Compare(FilterType.Gte, field, first),
            (null, _) => Filter.Compare(FilterType.Lte, field, last),
            (int least, int most) when least > most => null,
            _ => Filter.All(Filter.Compare(FilterType.Gte, field, first), Filter.Compare(FilterType.Lte, field, last)),
        };
    }

    // ISO dates sort as text, and the end of a range may be as rough as its beginning: 1995..1995-03.
    static Filter? Days(string field, string from, string to)
    {
        var common = Math.Min(from.Length, to.Length);
        if (string.CompareOrdinal(from, 0, to, 0, common) > 0)
            return null;
        var days = new Dictionary<string, string>();
        if (from.Length > 0)
            days["from"] = from;
        if (to.Length > 0)
            days["to"] = to;
        return Filter.Compare(FilterType.Overlaps, field, days);
    }
}
