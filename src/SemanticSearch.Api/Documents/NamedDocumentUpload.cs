using System.ComponentModel;

namespace SemanticSearch.Api.Documents;

/// <summary>A document handed over as text, with its id.</summary>
sealed record NamedDocumentUpload : DocumentUpload
{
    /// <summary>The document's id, see <see cref="DocumentId"/>.</summary>
    [Description("The document's id: 1 to 512 characters, without control characters, '%' and '\\'.")]
    public required string Id { get; init; }
}
