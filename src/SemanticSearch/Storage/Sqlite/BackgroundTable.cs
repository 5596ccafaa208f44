using System.Text.Json;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The table <c>backgrounds</c>: what background queries found in generations.</summary>
static class BackgroundTable
{
    /// <summary>What was measured of a collection's live generation; null if nothing, or if it cannot be read.</summary>
    public static BackgroundMeasurement? Find(Session session, Collection collection)
    {
        try
        {
            return session.First(
                "SELECT basis, chunks, scores FROM backgrounds WHERE generation = $generation",
                row => new BackgroundMeasurement(row.GetString(0), row.GetInt64(1), StoredJson.ReadScores(row.GetString(2))),
                ("$generation", collection.Generation));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a measurement in place of the last.</summary>
    public static void Put(Session session, Collection collection, BackgroundMeasurement measurement) =>
        session.Execute(
            "INSERT OR REPLACE INTO backgrounds (generation, basis, chunks, scores) VALUES ($generation, $basis, $chunks, $scores)",
            ("$generation", collection.Generation),
            ("$basis", measurement.Basis),
            ("$chunks", measurement.Chunks),
            ("$scores", StoredJson.Write(measurement.Scores)));
}
