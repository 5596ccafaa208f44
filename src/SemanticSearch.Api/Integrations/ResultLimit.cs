namespace SemanticSearch.Api.Integrations;

/// <summary>How many results programs may ask for.</summary>
static class ResultLimit
{
    const int Maximum = 100;

    /// <summary>The limit of a search.</summary>
    /// <param name="name">What the field is called where it was asked for.</param>
    /// <param name="wanted">What was asked for; null for nothing.</param>
    /// <param name="otherwise">How many where nothing was.</param>
    /// <param name="most">The most that may be asked for.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: it is out of range.</exception>
    public static int Of(string name, int? wanted, int otherwise, int most = Maximum) =>
        wanted is null || wanted >= 1 && wanted <= most
            ? wanted ?? otherwise
            : throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'{name}' is {wanted}, it must be 1 to {most}");
}
