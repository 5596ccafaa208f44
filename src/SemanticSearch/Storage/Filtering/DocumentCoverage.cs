namespace SemanticSearch.Storage.Filtering;

/// <summary>Counts what documents an answer can rest on.</summary>
static class DocumentCoverage
{
    /// <summary>Counts documents and finds the ends of their dates; how many failed is known only to the store.</summary>
    public static SearchCoverage Of(IEnumerable<FilterDocument> documents)
    {
        var (count, undated) = (0L, 0L);
        DateOnly? earliest = null, latest = null;
        foreach (var document in documents)
        {
            count++;
            if (document.Date is not { Interval: var interval })
            {
                undated++;
                continue;
            }
            if (earliest is null || interval.From < earliest)
                earliest = interval.From;
            if (latest is null || interval.To > latest)
                latest = interval.To;
        }
        return new SearchCoverage(count, undated, earliest, latest, 0);
    }
}
