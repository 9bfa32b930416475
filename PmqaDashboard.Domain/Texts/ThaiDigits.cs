namespace PmqaDashboard.Domain.Texts;

/// <summary>Thai (๐-๙) and Arabic (0-9) digits.</summary>
public static class ThaiDigits
{
    /// <summary>The text with every Arabic digit written as a Thai one.</summary>
    public static string ToThai(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (int i = 0; i < source.Length; i++)
            {
                span[i] = source[i] is >= '0' and <= '9' ? (char)(source[i] - '0' + '๐') : source[i];
            }
        });

    /// <summary>The text with every Thai digit written as an Arabic one.</summary>
    public static string ToArabic(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (int i = 0; i < source.Length; i++)
            {
                span[i] = source[i] is >= '๐' and <= '๙' ? (char)(source[i] - '๐' + '0') : source[i];
            }
        });
}
