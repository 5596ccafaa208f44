namespace SemanticSearch.QdrantStub;

/// <summary>Which operation a path names.</summary>
static class OperationRoutes
{
    static readonly List<(string Operation, string Method, string[] Steps)> Routes =
    [
        .. from operation in StubOperations.Known
           let parts = operation.Split(' ')
           let steps = parts[1].Split('/')
           orderby steps.Count(IsVariable)
           select (operation, parts[0], steps),
    ];

    /// <summary>The operation and what its path names; null for none. Fixed steps win over variable ones.</summary>
    public static (string Operation, Dictionary<string, string> Values)? Find(string method, string? path)
    {
        var steps = (path ?? "").Split('/').Select(Uri.UnescapeDataString).ToArray();
        foreach (var route in Routes.Where(route => route.Method == method && route.Steps.Length == steps.Length))
        {
            var pairs = route.Steps.Zip(steps).ToList();
            if (pairs.All(pair => IsVariable(pair.First) || pair.First == pair.Second))
            {
                return (route.Operation, pairs.Where(pair => IsVariable(pair.First))
                    .ToDictionary(pair => pair.First.Trim('{', '}'), pair => pair.Second, StringComparer.Ordinal));
            }
        }
        return null;
    }

    static bool IsVariable(string step) => step.StartsWith('{');
}
