using System.Text.Json;

namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>Tells whether a column of JSON is what it is read as.</summary>
static class JsonCheck
{
    /// <summary>Whether reading it succeeds.</summary>
    public static bool CanBeRead<T>(string? json, Func<string, T> read)
    {
        try
        {
            if (json is not null)
                read(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
