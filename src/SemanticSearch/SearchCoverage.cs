namespace SemanticSearch;

/// <summary>What an answer can rest on, so that "nothing found" can be told from "not in the collection".</summary>
/// <param name="Documents">Documents that the filter leaves.</param>
/// <param name="Undated">Those of them that have no date, which no filter on dates lets through.</param>
/// <param name="Earliest">The first day of their dates, or null.</param>
/// <param name="Latest">The last day of their dates, or null.</param>
/// <param name="Failed">Documents of the whole collection, whatever the filter, that could not be indexed at the last attempt. One that an
/// earlier attempt indexed counts among <paramref name="Documents"/> too: it is there as it was then.</param>
public sealed record SearchCoverage(long Documents, long Undated, DateOnly? Earliest, DateOnly? Latest, long Failed);
