namespace SemanticSearch.Api;

/// <summary>Reads what addresses name in words.</summary>
static class Names
{
    /// <summary>The value of an enumeration that a parameter names, in whatever case.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>, with the names there are.</exception>
    public static T Of<T>(string parameter, string name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), name, StringComparison.OrdinalIgnoreCase))
                return value;
        var names = Enum.GetNames<T>().Select(known => $"'{char.ToLowerInvariant(known[0])}{known[1..]}'");
        throw new SemanticSearchException(
            ErrorKind.InvalidRequest, $"'{parameter}' is '{name}', it must be {string.Join(" or ", names)}");
    }

    /// <summary>The context that an address asks for: as much before as after.</summary>
    public static ContextWindow Window(int size, string unit) => new(size, size, Of<ContextUnit>("unit", unit));
}
