using System.ComponentModel.DataAnnotations;

namespace SemanticSearch.Api.LibreChat;

/// <summary>Where files of LibreChat's users go: the configuration section <c>LibreChat</c>, validated at start.</summary>
public sealed class LibreChatOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "LibreChat";

    /// <summary>The collection, made with the first file.</summary>
    [Required]
    public string Collection { get; set; } = "librechat";
}
