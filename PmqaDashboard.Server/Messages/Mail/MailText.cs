using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Messages;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Messages;

namespace PmqaDashboard.Server.Messages.Mail;

/// <summary>Writes an e-mail in the language and digits of its recipient, as plain text and as simple HTML with the same words.</summary>
internal sealed class MailText(IBoardSource boards, IOptions<MailOptions> options, TimeProvider time)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private string Address => options.Value.BaseAddress!.TrimEnd('/');

    /// <summary>Writes it; null while there is no Board, by which things have their names.</summary>
    public MimeMessage? TryWrite(ClaimedMail claimed)
    {
        if (boards.Current is not { } board)
        {
            return null;
        }

        var show = new Show(ViewSettings.Parse(claimed.View));
        var texts = new MessageTexts(show, board);
        var message = claimed.Mail.Message.ToMessage();
        var sender = options.Value.ReadFrom();
        var mail = new MimeMessage
        {
            MessageId = $"{claimed.Mail.Token}@{sender.Domain}",
            Date = time.GetUtcNow(),
            Subject = show.Text("Mail.Subject", texts.Title(message)),
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = Plain(show, texts, message, claimed.Name) },
                new TextPart(TextFormat.Html) { Text = Page(show, texts, message, claimed.Name) },
            },
        };
        mail.From.Add(sender);
        mail.To.Add(new MailboxAddress(claimed.Name, claimed.Mail.Address));

        // Answers of absent people would come back by the hundred.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add(HeaderId.ContentLanguage, show.LanguageTag);
        return mail;
    }

    private string Plain(Show show, MessageTexts texts, Message message, string name)
    {
        var text = new StringBuilder();
        text.AppendLine(show.Text("Mail.Greeting", name)).AppendLine();
        text.AppendLine(texts.Title(message)).AppendLine();
        text.AppendLine(texts.Text(message));
        if (message.From is { } from)
        {
            text.AppendLine(show.Text("Mail.By", from));
        }

        if (message.Words is { } words)
        {
            text.AppendLine().AppendLine(show["Mail.Remark"]).AppendLine(words);
        }

        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{show["Mail.Open"]}: {Address}{message.Link}").AppendLine();
        text.AppendLine("-- ").AppendLine(CultureInfo.InvariantCulture, $"{show["Mail.Automatic"]} {Address}/inbox");
        return text.ToString();
    }

    private string Page(Show show, MessageTexts texts, Message message, string name)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"{show.LanguageTag}\"><head><meta charset=\"utf-8\"></head>");
        html.Append("<body style=\"font-family:Sarabun,'Noto Sans Thai','Leelawadee UI',sans-serif;font-size:16px;line-height:1.6;color:#13203a;max-width:40em\">");
        Paragraph(show.Text("Mail.Greeting", name));
        html.Append(CultureInfo.InvariantCulture, $"<h1 style=\"font-size:20px;line-height:1.5\">{Html.Encode(texts.Title(message))}</h1>");
        Paragraph(texts.Text(message));
        if (message.From is { } from)
        {
            Paragraph(show.Text("Mail.By", from));
        }

        if (message.Words is { } words)
        {
            Paragraph(show["Mail.Remark"]);
            html.Append(CultureInfo.InvariantCulture, $"<blockquote style=\"margin:0;padding-left:1em;border-left:4px solid #9a5b00;white-space:pre-line\">{Html.Encode(words)}</blockquote>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Html.Encode(Address + message.Link)}\">{Html.Encode(show["Mail.Open"])}</a></p>");
        html.Append(CultureInfo.InvariantCulture, $"<p style=\"color:#4d5d7d\">{Html.Encode(show["Mail.Automatic"])} <a href=\"{Html.Encode(Address)}/inbox\">{Html.Encode(show["Messages.Inbox"])}</a></p>");
        return html.Append("</body></html>").ToString();

        void Paragraph(string text) => html.Append(CultureInfo.InvariantCulture, $"<p>{Html.Encode(text)}</p>");
    }
}
