using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SemanticSearch.Cli.Options;

/// <summary>An option that takes a whole number in a range.</summary>
sealed class RangeOption : Option<int>
{
    readonly int _minimum;
    readonly int _maximum;

    /// <summary>Describes the option; the help shows its range and its default.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it says.</param>
    /// <param name="minimum">The smallest number.</param>
    /// <param name="maximum">The largest number.</param>
    /// <param name="defaultValue">The number that is meant where none is given, or null if that is decided elsewhere.</param>
    public RangeOption(string name, string description, int minimum, int maximum, int? defaultValue = null)
        : base(name)
    {
        _minimum = minimum;
        _maximum = maximum;
        HelpName = "N";
        Description = $"{description}, {Quantity.Of(minimum)} to {Quantity.Of(maximum)}";
        CustomParser = Parse;
        if (defaultValue is { } value)
            DefaultValueFactory = _ => value;
    }

    int Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= _minimum && number <= _maximum)
            return number;
        result.AddError($"{Name} is '{text}', it must be a whole number from {Quantity.Of(_minimum)} to {Quantity.Of(_maximum)}");
        return 0;
    }
}
