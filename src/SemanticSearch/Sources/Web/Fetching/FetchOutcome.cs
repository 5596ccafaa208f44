namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>What came of asking for an address.</summary>
enum FetchOutcome
{
    /// <summary>Its bytes are there.</summary>
    Fetched,

    /// <summary>It is as it was (304).</summary>
    NotModified,

    /// <summary>It lies elsewhere.</summary>
    Redirected,

    /// <summary>There is no such page, or no longer (404, 410).</summary>
    Absent,

    /// <summary>It asks not to be indexed.</summary>
    Excluded,

    /// <summary>It is not to be had, or must not be: its host, this program or its settings forbid it.</summary>
    Refused,

    /// <summary>It is not to be had now, and may be later.</summary>
    Unavailable,
}
