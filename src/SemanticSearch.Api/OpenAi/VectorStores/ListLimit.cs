namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>How many objects a page of a list has.</summary>
static class ListLimit
{
    /// <summary>Where nothing is said.</summary>
    public const int Default = 20;

    const int Maximum = 100;

    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: it is out of range.</exception>
    public static void Check(int limit)
    {
        if (limit is < 1 or > Maximum)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'limit' is {limit}, it must be 1 to {Maximum}");
    }
}
