namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>What is wrong with a file, and what of it can be taken out and built anew.</summary>
sealed class Damage
{
    // So many problems of a check are told of one by one.
    const int Most = 100;

    readonly Dictionary<string, int> _counts = [];

    /// <summary>What is told of.</summary>
    public List<IndexProblem> Problems { get; } = [];

    /// <summary>Documents whose chunks in a generation are to be built anew, by the document's row.</summary>
    public HashSet<(long Document, long Generation)> Chunks { get; } = [];

    /// <summary>Generations whose full-text tables are not there or damaged.</summary>
    public HashSet<long> Terms { get; } = [];

    /// <summary>Generations that are not there, and have full-text tables.</summary>
    public HashSet<long> StrayTerms { get; } = [];

    /// <summary>Whether the full-text table of documents is damaged.</summary>
    public bool HasDamagedWords { get; set; }

    /// <summary>Documents that are not what was written, by row.</summary>
    public HashSet<long> Documents { get; } = [];

    /// <summary>Collections without a live generation, each with the one that is to be it.</summary>
    public Dictionary<long, long> Heads { get; } = [];

    /// <summary>Rows of full-text tables whose chunk is not there.</summary>
    public HashSet<(long Generation, long Row)> TermRows { get; } = [];

    /// <summary>Rows of the full-text table of documents whose document is not there.</summary>
    public HashSet<long> WordRows { get; } = [];

    /// <summary>Generations whose relevance scale is to be measured anew.</summary>
    public HashSet<long> Backgrounds { get; } = [];

    /// <summary>References of tables, by the number of the foreign key, of which some lead to rows that are not there.</summary>
    public HashSet<(string Table, long Key)> Orphans { get; } = [];

    /// <summary>Keys of tombstones whose document is there.</summary>
    public HashSet<string> Tombstones { get; } = [];

    /// <summary>Jobs that cannot be read.</summary>
    public HashSet<string> Jobs { get; } = [];

    /// <summary>Collections whose lease cannot be one.</summary>
    public HashSet<string> Leases { get; } = [];

    /// <summary>Files of sources that are not known rightly.</summary>
    public HashSet<(long Source, string Path)> Files { get; } = [];

    /// <summary>How much can be taken out and built anew.</summary>
    public int Removable =>
        Chunks.Count + Terms.Count + StrayTerms.Count + (HasDamagedWords ? 1 : 0) + Documents.Count + Heads.Count + TermRows.Count + WordRows.Count
        + Backgrounds.Count + Orphans.Count + Tombstones.Count + Jobs.Count + Leases.Count + Files.Count;

    /// <summary>Tells of a problem.</summary>
    public void Add(string check, string subject, string description, bool canRepair = true)
    {
        var count = _counts[check] = _counts.GetValueOrDefault(check) + 1;
        if (count <= Most)
            Problems.Add(new IndexProblem(check, subject, description, canRepair));
        else if (count == Most + 1)
            Problems.Add(new IndexProblem(check, "others", "there is more of this kind", canRepair));
    }
}
