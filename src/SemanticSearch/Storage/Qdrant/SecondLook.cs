namespace SemanticSearch.Storage.Qdrant;

/// <summary>Looks again where a document was replaced between the reading of its points and that of its record, so that neither counts.</summary>
static class SecondLook
{
    // What is replaced each time is being written all the time.
    const int Attempts = 3;

    /// <summary>What was found, at the first look that missed nothing or at the last.</summary>
    /// <param name="look">Finds, and tells whether a document was missed.</param>
    public static async Task<T> FindAsync<T>(Func<Task<(T Found, bool HasMissed)>> look)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (found, hasMissed) = await look();
            if (attempt == Attempts || !hasMissed)
                return found;
        }
    }
}
