/** A template to begin with, by a name that stays; what it is called stands among the words of the interface. */
export interface StartingTemplate {
  readonly id: 'quotations' | 'press'
  readonly text: string
}

const QUOTATIONS = `# {{ document.title | escape_markdown }}
{% for part in parts %}
{%- if part.quotation %}
{{ part.quotation | block_quote }}

{{ part.citation | escape_markdown }} {{ part | citation_tail | escape_markdown }}
{% endif %}
{%- endfor %}`

const PRESS = `{%- comment -%}
  A briefing for the press: the date first, own text and quotations as they stand, and at the end what an editor needs to check them.
{%- endcomment -%}
**{{ document.date | date: "%-d %B %Y" }}**

# {{ document.title | escape_markdown }}
{% assign number = 0 %}
{%- for part in parts %}
{%- case part.type %}
{%- when "heading" %}
{% if part.level == 1 %}##{% else %}###{% endif %} {{ part.text | escape_markdown }}
{% when "text" %}
{{ part.text }}
{% when "left-out" %}
{%- else %}
{%- assign number = number | plus: 1 %}
{%- capture mark %} ({{ number }}){% endcapture %}
{%- if part.type == "reference" %}
{{ part.reference | escape_markdown }}{{ mark }}
{% elsif part.record %}
**{{ part.record | escape_markdown }}**{{ mark }}
{% endif %}
{%- if part.quotation %}
{{ part.quotation | block_quote: mark }}
{% endif %}
{%- if part.comment %}
{{ part.comment }}
{% endif %}
{%- endcase %}
{%- endfor %}
## Notes to editors

{% assign number = 0 %}
{%- for part in parts %}
{%- if part.citation %}
{%- assign number = number | plus: 1 -%}
({{ number }}) {{ part.citation | escape_markdown }} {{ part | citation_tail | escape_markdown }}

{% endif %}
{%- endfor -%}
{% if document.author %}Written by {{ document.author | escape_markdown }}. {% endif %}Every quotation can be checked: archive “{{ archive.title | escape_markdown }}”, edition {{ archive.edition }}, SHA-512 {{ archive.edition_sha512 }}.
`

export const STARTING_TEMPLATES: readonly StartingTemplate[] = [
  { id: 'quotations', text: QUOTATIONS },
  { id: 'press', text: PRESS },
]
