using System.CommandLine;

namespace SemanticSearch.Cli.Options;

/// <summary>An option that takes one of the values of an enumeration, by its name and in whatever case; null where it is left out.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
sealed class ChoiceOption<T> : Option<T?>
    where T : struct, Enum
{
    /// <summary>Describes the option; the help shows its values.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it says, and what is meant where it is left out.</param>
    public ChoiceOption(string name, string description)
        : base(name)
    {
        var names = Choices.Of<T>();
        HelpName = string.Join('|', names);
        Description = description;
        AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. names]);
    }
}
