using System.Diagnostics.CodeAnalysis;
using FsCheck.Xunit;

namespace SemanticSearch.Tests.Histories;

/// <summary>A property of histories: of 500 operations in all, or of as many as <c>SEMSEARCH_MODEL_OPERATIONS</c> says.</summary>
[SuppressMessage("Extensibility", "xUnit3003", Justification = "FsCheck's attribute takes no place in a file that could be given on.")]
sealed class HistoryPropertyAttribute : PropertyAttribute
{
    public HistoryPropertyAttribute()
    {
        var operations = int.TryParse(Environment.GetEnvironmentVariable("SEMSEARCH_MODEL_OPERATIONS"), out var asked) ? asked : 500;
        MaxTest = Math.Max(1, operations / Operations.Length);
        Arbitrary = [typeof(Operations)];
    }
}
