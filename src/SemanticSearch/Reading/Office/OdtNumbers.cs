using System.Text;

namespace SemanticSearch.Reading.Office;

/// <summary>The numbers that the levels of an ODT list have come to.</summary>
sealed class OdtNumbers
{
    readonly int?[] _numbers = new int?[OdtLevel.Levels];

    /// <summary>Lets a level and those below it start again.</summary>
    public void Reset(int index) => Array.Clear(_numbers, index, _numbers.Length - index);

    /// <summary>Goes on to the next number of a level; null if it shows none, <c>-</c> for a bullet.</summary>
    /// <param name="levels">How the levels are numbered.</param>
    /// <param name="index">The level, from 0.</param>
    /// <param name="start">The number to go on with, or null for the next one.</param>
    public string? Next(OdtLevel?[] levels, int index, int? start)
    {
        if (levels[index] is not { } level)
            return null;
        _numbers[index] = start ?? (_numbers[index] is { } number and < int.MaxValue ? number + 1 : level.Start);
        if (index + 1 < _numbers.Length)
            Reset(index + 1);
        return level.IsBullet ? "-" : Show(levels, level.Text);
    }

    string? Show(OdtLevel?[] levels, string pattern)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var end = pattern[i] == '%' ? pattern.IndexOf('%', i + 1) : -1;
            if (end > 0 && OfficeXml.Number(pattern[(i + 1)..end]) is { } shown and >= 1 and <= OdtLevel.Levels)
            {
                if (levels[shown - 1] is { } level)
                    text.Append(level.Write(_numbers[shown - 1] ?? level.Start));
                i = end;
            }
            else
            {
                text.Append(pattern[i]);
            }
        }
        return text.ToString().Trim() is { Length: > 0 } mark ? mark : null;
    }
}
