using System.ComponentModel.DataAnnotations;

namespace SemanticSearch.Api.Asking;

/// <summary>The language model that writes answers: the configuration section <c>LanguageModel</c>, validated at start. Any service that speaks
/// OpenAI's chat completions will do, on this machine (Ollama, llama.cpp, vLLM) or another.</summary>
public sealed class LanguageModelOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "LanguageModel";

    /// <summary>The address up to and with its version, such as <c>http://localhost:11434/v1</c>; empty for none, and answers are made of
    /// sentences of the passages.</summary>
    public string Address { get; set; } = "";

    /// <summary>The name of the model there.</summary>
    public string Model { get; set; } = "";

    /// <summary>The key, if one is asked for; it is sent to the address, and never logged.</summary>
    public string Key { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address.Length == 0)
            yield break;
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return new ValidationResult($"'{Address}' is no address of a language model, such as http://localhost:11434/v1", [nameof(Address)]);
        if (Model.Length == 0)
            yield return new ValidationResult("name the model beside the address of its service", [nameof(Model)]);
    }
}
