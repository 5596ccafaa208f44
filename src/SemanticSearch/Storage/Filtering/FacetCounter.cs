namespace SemanticSearch.Storage.Filtering;

/// <summary>Counts the values of fields among the documents that match.</summary>
static class FacetCounter
{
    const int MostValues = 50;

    /// <summary>Counts a column's values. A document counts once for a value that any of its matching chunks has.</summary>
    /// <param name="column">The column.</param>
    /// <param name="matches">The chunks that match, by position.</param>
    /// <param name="starts">The position of each document's first chunk, and the number of chunks.</param>
    public static Facet Count(FieldColumn column, RowSet matches, int[] starts)
    {
        var (counts, lastSeen, missing) = (new long[column.Values.Count], new int[column.Values.Count], 0L);
        Array.Fill(lastSeen, -1);
        for (var document = 0; document < starts.Length - 1; document++)
        {
            var (matched, valued) = (false, false);
            foreach (var position in matches.In(starts[document], starts[document + 1]))
            {
                if (matched && !column.OfChunks)
                    break;
                matched = true;
                foreach (var code in column.Codes(column.OfChunks ? position : document))
                {
                    valued = true;
                    if (lastSeen[code] == document)
                        continue;
                    lastSeen[code] = document;
                    counts[code]++;
                }
            }
            if (matched && !valued)
                missing++;
        }
        return Of(column, counts, missing);
    }

    static Facet Of(FieldColumn column, long[] counts, long missing)
    {
        var counted = column.Values.Zip(counts).Where(pair => pair.Second > 0)
            .OrderByDescending(pair => pair.Second).ThenBy(pair => pair.First.Text, StringComparer.Ordinal).ToList();
        var shown = counted.Take(MostValues);
        if (column.Field.Name == "year")
            shown = shown.OrderBy(pair => pair.First.Number);
        return new Facet(
            column.Field.Name,
            [.. shown.Select(pair => new FacetValue(pair.First.Text, Label(column.Field, pair.First), pair.Second))],
            Math.Max(0, counted.Count - MostValues),
            missing);
    }

    static string Label(FilterField field, FieldValue value) =>
        field.Type == FieldType.Country ? CountryCodes.Label(value.Text) : value.Text;
}
