namespace SemanticSearch.Reading.Office;

/// <summary>An open table of an ODT file.</summary>
sealed class OdtTable
{
    /// <summary>Its columns so far, as far as it matters whether there is more than one.</summary>
    public int Columns { get; private set; }

    /// <summary>Whether its first row has begun.</summary>
    public bool IsBegun { get; set; }

    /// <summary>How many of the next cells the last one covers to its side.</summary>
    public int Covered { get; set; }

    /// <summary>Columns are declared.</summary>
    public void AddColumns(int count) => Columns += Math.Clamp(count, 1, 2);

    /// <summary>Whether a cell stands for itself: one that another covers from its side does not.</summary>
    /// <param name="name">Its element.</param>
    /// <param name="span">How many columns it spans.</param>
    public bool BeginsCell(string name, int span)
    {
        if (name == "covered-table-cell" && Covered > 0)
        {
            Covered--;
            return false;
        }
        Covered = Math.Max(0, span - 1);
        return true;
    }
}
